import { describe, expect, test } from 'vitest'
import {
  answersShape,
  reasonsNotToFound,
  reasonsNotToRemove,
  resourceNosFor,
  schemaFor,
} from './own-company.ts'

const demo = { schema: 'demo', name: 'Clima Trentino S.r.l.', demo: true }
const rossi = { schema: 'rossi', name: 'Rossi S.r.l.', demo: false }

describe('who may found and remove', () => {
  test('the first real company may be founded by whoever reaches the server, beside a demo too', () => {
    expect(reasonsNotToFound('Rossi', { companies: [], administers: [] })).toEqual([])
    expect(reasonsNotToFound('Rossi', { companies: [demo], administers: ['demo'] })).toEqual([])
  })

  test('a second one only by an administrator of a real one, and under another name', () => {
    const companies = [demo, rossi]
    expect(reasonsNotToFound('Verdi', { companies, administers: ['demo'] })).toMatchObject([
      { code: 'first-setup.not-open' },
    ])
    expect(reasonsNotToFound('Verdi', { companies, administers: ['rossi'] })).toEqual([])
    expect(reasonsNotToFound(' rossi s.r.l.', { companies, administers: ['rossi'] })).toMatchObject([
      { code: 'first-setup.company-exists', at: 'company.name' },
    ])
  })

  test('demos are removed by an administrator of a real company; real companies never', () => {
    const companies = [demo, rossi]
    expect(reasonsNotToRemove('demo', { companies, administers: ['rossi'] })).toEqual([])
    expect(reasonsNotToRemove('demo', { companies, administers: ['demo'] })).toMatchObject([
      { code: 'first-setup.demo-of-nobody' },
    ])
    expect(reasonsNotToRemove('rossi', { companies, administers: ['rossi'] })).toMatchObject([
      { code: 'first-setup.no-demo' },
    ])
    expect(reasonsNotToRemove('absent', { companies, administers: ['rossi'] })).toHaveLength(1)
  })
})

test('a schema name is made of the name and is free', () => {
  expect(schemaFor('Rossi & Figli S.r.l.', [])).toBe('rossi_figli_s_r_l')
  expect(schemaFor('1A Caffè', ['a_caffe'])).toBe('a_caffe_2')
  expect(schemaFor('…', ['company', 'company_2'])).toBe('company_3')
})

test('technicians are numbered by their last names', () => {
  expect(resourceNosFor(['Marco Rossi', 'Luca  Rossi', 'Anna Dall’Ò', '#'])).toEqual([
    'ROSSI',
    'ROSSI2',
    'DALLO',
    'T',
  ])
})

test('answers without e-mail or with a short password are refused', () => {
  const answers = {
    company: { name: 'Rossi' },
    trade: 'heating',
    technicians: [],
    hours: { startTime: '8:00', endTime: '17:00', breakMinutes: 60, saturday: false },
    you: { name: 'Anna Rossi', email: 'anna@rossi.it', password: 'lunga-parola', language: 'it' },
  }
  expect(answersShape.parse(answers).hours.startTime).toBe('08:00')
  expect(answersShape.safeParse({ ...answers, you: { ...answers.you, password: 'corta' } }).success).toBe(
    false,
  )
  expect(answersShape.safeParse({ ...answers, you: { ...answers.you, email: 'anna' } }).success).toBe(false)
})
