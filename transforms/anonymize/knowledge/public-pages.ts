import type { Span } from '../detect/recognizer.js'
import { url } from '../entities/contact/url.js'

/** Marks of the page of one person: a profile, a home folder, an account, a name for a login. */
const personal =
  /[@~]|[?&](?:user|email|mail|name|uid|id|token|key|session|account)=|\/(?:in|u|user|users|people|profile|profiles|member|members|author|authors|by|home|invite|share|d)\/|\/\/(?:[a-z0-9-]+\.)*(?:linkedin|facebook|instagram|twitter|x|tiktok|weibo|zhihu|github|gitlab|medium|t|wa|vk|pinterest|reddit|tumblr|blogspot|wordpress|substack|patreon|paypal|venmo|calendly|zoom|docs\.google|drive\.google|dropbox)\.(?:com|me|us|cn|io)\/./iu

/** Whether a page names nobody: what instructions quote as a source. */
export function isPublicPage(text: string, span: Span): boolean {
  if (span.entity !== url.name) return false
  return !personal.test(text.slice(span.start, span.end))
}
