import { z } from 'zod'
import { emailOrEmpty, requiredText, text } from '../../foundation/fields.ts'
import { command } from '../../foundation/operation.ts'
import { everyRole } from '../../foundation/roles.ts'

/** Days for which a link can be used. */
export const signatureDays = 30

/**
 * Technician's visit and service order, Signature by link: the customer sees what was done and signs with a name on a
 * page without an account. A new link takes the place of one that was not used. With an address it is sent; the link is
 * given back too, to be shown or passed on by the phone.
 */
export const sendSignatureLink = command({
  name: 'dispatch.sendSignatureLink',
  path: '/dispatch/visits/:visitNo/signature-link',
  title: { en: 'Ask for a signature by link', it: 'Chiedere una firma con un link' },
  may: everyRole,
  input: z.object({ visitNo: z.string().min(1).max(30), to: emailOrEmpty.default('') }),
  output: z.object({
    /** Behind the address of this installation. */
    path: z.string(),
    sent: z.boolean(),
  }),
})

/** The page behind the link: the customer signs. Once; the same again changes nothing. */
export const signByLink = command({
  name: 'dispatch.signByLink',
  path: '/dispatch/signature-links/sign',
  title: { en: 'Sign by link', it: 'Firmare con un link' },
  may: ['administrator'],
  input: z.object({ token: z.string().max(100), name: requiredText(), remark: text(200).default('') }),
  output: z.object({ visitNo: z.string() }),
})
