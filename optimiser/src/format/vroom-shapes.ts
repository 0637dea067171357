import {
  anything,
  limit,
  listOf,
  natural,
  numberFrom,
  object,
  open,
  pair,
  type Shape,
  tableOf,
  text,
  whole,
  wholeFrom,
} from './shape.ts'

/*
 * The shapes of VROOM's input and output, release 1.15, after its own description (docs/API.md of the project
 * VROOM-Project/vroom). Fields that VROOM has and this optimiser cannot express are listed too, so that they are refused
 * by what they mean (`unsupported` in vroom-input.ts) and not as unknown words.
 */

/** VROOM's ids are whole numbers; those that a JavaScript number cannot hold exactly are refused. */
const id = limit
const amounts = listOf(natural)
const location = listOf(numberFrom(-180, 180))
const rate = numberFrom(0, 1e9)

const job = object(
  { id },
  {
    description: text,
    location,
    location_index: natural,
    setup: natural,
    service: natural,
    setup_per_type: tableOf(natural),
    service_per_type: tableOf(natural),
    delivery: amounts,
    pickup: amounts,
    amount: amounts,
    skills: listOf(limit),
    priority: wholeFrom(0, 100),
    time_windows: listOf(pair),
  },
)
const vehicleStep = object(
  { type: text },
  { id, description: text, service_at: whole, service_after: whole, service_before: whole },
)
const vehicle = object(
  { id },
  {
    profile: text,
    description: text,
    type: text,
    start: location,
    start_index: natural,
    end: location,
    end_index: natural,
    capacity: listOf(limit),
    costs: object({}, { fixed: rate, per_hour: rate, per_km: rate, per_task_hour: rate }),
    skills: listOf(limit),
    time_window: pair,
    breaks: listOf(
      object({ id }, { time_windows: listOf(pair), service: natural, description: text, max_load: amounts }),
    ),
    speed_factor: numberFrom(0.01, 5),
    max_tasks: limit,
    max_travel_time: limit,
    max_distance: limit,
    steps: listOf(vehicleStep),
  },
)

export const vroomProblem = object(
  { vehicles: listOf(vehicle) },
  {
    jobs: listOf(job),
    shipments: listOf(anything),
    matrices: tableOf(object({ durations: anything }, { distances: anything, costs: anything })),
    matrix: anything,
    // Settings of VROOM's HTTP server; the solver does not read them either.
    options: anything,
  },
)

/** All fields that are known of the input, a job and a vehicle, by name. */
export const vroomFields = { problem: vroomProblem.known, job: job.known, vehicle: vehicle.known }

export type VroomProblem = ReturnType<typeof vroomProblem>
export type VroomJob = ReturnType<typeof job>
export type VroomVehicle = ReturnType<typeof vehicle>

const step: Shape<{ type: string; id?: number; job?: number }> = open({ type: text }, { id, job: id })

export const vroomSolution = open(
  { code: whole },
  { error: text, routes: listOf(open({ vehicle: id, steps: listOf(step) }, {})) },
)
