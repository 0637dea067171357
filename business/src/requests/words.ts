import { fillText, type Language } from '../foundation/texts.ts'

const words = {
  en: {
    subject: 'Your request has arrived (no. {requestNo})',
    body: 'Good day,\n\nyour request “{subject}” has arrived and has the number {requestNo}. We shall get back to you.\n{link}\nKind regards\n{company}',
    link: '\nHere you can see how it stands, without an account:\n{url}\n',
    answer: 'Your request: {subject}',
  },
  it: {
    subject: 'La Sua richiesta è arrivata (nr. {requestNo})',
    body: 'Buongiorno,\n\nla Sua richiesta «{subject}» è arrivata e ha il numero {requestNo}. La ricontatteremo.\n{link}\nCordiali saluti\n{company}',
    link: '\nQui vede a che punto è, senza registrarsi:\n{url}\n',
    answer: 'La Sua richiesta: {subject}',
  },
} as const

/** The mail that tells whoever asked that it arrived. `url` null: without a link. */
export function confirmationMail(
  language: Language,
  facts: { requestNo: number; subject: string; company: string; url: string | null },
) {
  const { subject, body, link } = words[language]
  return {
    subject: fillText(subject, { requestNo: facts.requestNo }),
    body: fillText(body, {
      requestNo: facts.requestNo,
      subject: facts.subject,
      company: facts.company,
      link: facts.url === null ? '' : fillText(link, { url: facts.url }),
    }),
  }
}

export const answerSubject = (language: Language, subject: string) =>
  fillText(words[language].answer, { subject })
