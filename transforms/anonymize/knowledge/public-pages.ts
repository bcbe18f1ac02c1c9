import type { Span } from '../detect/recognizer.js'
import { emailAddress } from '../entities/contact/email-address.js'
import { url } from '../entities/contact/url.js'

/** Marks of the page of one person: a profile, a home folder, an account, a name for a login. */
const personal =
  /[@~]|[?&](?:user|email|mail|name|uid|id|token|key|session|account)=|\/(?:in|u|user|users|people|profile|profiles|member|members|author|authors|by|home|invite|share|d)\/|\/\/(?:[a-z0-9-]+\.)*(?:linkedin|facebook|instagram|twitter|x|tiktok|weibo|zhihu|github|gitlab|medium|t|wa|vk|pinterest|reddit|tumblr|blogspot|wordpress|substack|patreon|paypal|venmo|calendly|zoom|docs\.google|drive\.google|dropbox)\.(?:com|me|us|cn|io)\/./iu

/** An address in a domain for examples (RFC 2606) that belongs to whoever reads it. */
const placeholder =
  /^(?:you|your[._-]?\w*|me|my[._-]?\w*|user\d{0,2}|username|name|someone|somebody|anyone|test\d{0,2}|example|email|mail|foo|bar|first\.last|firstname\.lastname)@(?:\w+\.)?(?:example\.(?:com|org|net|edu)|(?:your)?domain\.com|company\.com|\w+\.(?:test|example|invalid))$/i

/** Whether a page names nobody: what instructions quote as a source. */
export function isPublicPage(text: string, span: Span): boolean {
  if (span.entity === emailAddress.name) return placeholder.test(text.slice(span.start, span.end))
  if (span.entity !== url.name) return false
  return !personal.test(text.slice(span.start, span.end))
}
