import type { Span } from '../detect/recognizer.js'
import { username } from '../entities/contact/accounts.js'
import { emailAddress } from '../entities/contact/email-address.js'
import { ipAddress } from '../entities/contact/machines.js'
import { url } from '../entities/contact/url.js'

/** Marks of the page of one person: a profile, a home folder, an account, a name for a login. */
const personal =
  /[@~]|[?&](?:user|email|mail|name|uid|id|token|key|session|account)=|\/(?:in|u|user|users|people|profile|profiles|member|members|author|authors|by|home|invite|share|d)\/|\/\/(?:[a-z0-9-]+\.)*(?:linkedin|facebook|instagram|twitter|x|tiktok|weibo|zhihu|medium|t|wa|vk|pinterest|reddit|tumblr|blogspot|wordpress|substack|patreon|paypal|venmo|calendly|zoom|docs\.google|drive\.google|dropbox)\.(?:com|me|us|cn|io)\/./iu

/** Where programs are kept: a repository and what is in it is nobody's page, the list of what one account has is. */
const codeHost =
  /\/\/(?:[a-z0-9-]+\.)*(?:github|gitlab|bitbucket|gitee|codeberg|huggingface)\.(?:com|org|co)\//iu
const repository =
  /\/\/(?:(?:api|raw|gist|docs|help|status|www)\.)?[a-z.]+\/(?:(?:repos|orgs|spaces|datasets|models|docs|about|features|topics|trending|marketplace|api)\/|user\b|users\/:|[\w.-]+\/[\w.-])|\/\/(?:api|raw|docs|help|status)\./iu

/** An address in a domain for examples (RFC 2606) that belongs to whoever reads it. */
const placeholder =
  /^(?:you|your[._-]?\w*|recipient\d?|sender|receiver|me|my[._-]?\w*|user\d{0,2}|username|name|someone|somebody|anyone|test\d{0,2}|example|email|mail|foo|bar|first\.last|firstname\.lastname|example[\w.-]*|alice|bob|carol|charlie|(?:john|jane)(?:[._-]?(?:doe|smith))?|zhang[._-]?san|li[._-]?si|wang[._-]?wu|xiao[._-]?ming|demo\d*|admin|info|no-?reply|do-?not-?reply|support|contact|hello|sales|newsletter|service|help|team|hr|billing|notifications?|alerts?|postmaster|webmaster|office|press)@(?:\w+\.)?(?:example\.(?:com|org|net|edu)|(?:your)?domain\.com|company\.com|\w+\.(?:test|example|invalid))$/i

/** A user name that manuals and lessons give to anybody. */
const placeholderName =
  /^@?(?:john[._-]?doe|jane[._-]?doe|j\.?doe|john|jane|alice|bob|tom|foo|bar|user(?:name)?_?\d{0,3}|your[_-]?(?:user)?name|test(?:er|user)?_?\d{0,3}|demo_?(?:user)?\d{0,3}|guest|example(?:user)?|zhang[_-]?san|li[_-]?si|wang[_-]?wu|张三|李四|小明)$/i

/** Networks of documents (RFC 5737, RFC 3849). */
const documentNetwork = /^(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}$|^2001:db8:/i

/** Whether a value is the mail address of whoever reads it, or a user name for anybody, as forms and examples have it. */
export function isPlaceholder(text: string, { entity, start, end }: Span): boolean {
  if (entity === username.name) return placeholderName.test(text.slice(start, end))
  return entity === emailAddress.name && placeholder.test(text.slice(start, end))
}

/** Whether a page names nobody: what instructions quote as a source, and mail of examples. */
export function isPublicPage(text: string, span: Span): boolean {
  if (span.entity === emailAddress.name || span.entity === username.name) return isPlaceholder(text, span)
  if (span.entity !== url.name) return false
  const page = text.slice(span.start, span.end)
  return codeHost.test(page) ? repository.test(page) : !personal.test(page)
}

/** The ends of private networks (RFC 1918): the network itself, its router, its broadcast. */
const edgeOfNetwork = /^(?:10\.\d{1,3}|172\.(?:1[6-9]|2\d|3[01])|192\.168)\.\d{1,3}\.(?:0|1|25[45])$/

/** Whether an address is one of those that are kept for documents, and no machine has, or an end of a private network. */
export function isDocumentAddress(text: string, span: Span): boolean {
  if (span.entity !== ipAddress.name) return false
  const value = text.slice(span.start, span.end)
  return documentNetwork.test(value) || edgeOfNetwork.test(value)
}
