import { matchEnd } from '../../../../src/text/match-at.js'
import type { Candidate } from '../chinese-text/proposals.js'
import { goods, kindsOfThings, namesakes } from './namesakes.data.js'

/**
 * Whether what has the form of a name is a thing of that name where it stands: 杨梅和李子 in a fruit bowl, 李锦记 before its
 * sauce, typhoons. Whoever has a label, a title or speaks is somebody all the same.
 */
export type IsNamesake = (text: string, one: Candidate) => boolean

/** Labels and titles speak for a person whatever else the word means. */
const labelContext = 5
/** What only somebody does or has. */
const ofSomebody =
  /^(?:[说问答笑哭叫喊]|告诉|表示|认为|同学|老师|女士|先生|小姐|阿姨|师傅|医生|的(?:手机|电话|妈|爸|老公|老婆|男友|家[里人]|生日|身份证))/
/** The rest of a list, and what is said of all in it. */
const calledThings = new RegExp(
  `(?:[、，,和与及跟或 ]{1,2}[\\p{Script=Han}A-Za-z]{1,6}){0,8}?(?:等|等等|都|均|皆|全|也)?(?:是|为|属于|之类)?[^，。！？；\\n]{0,8}?(?:${kindsOfThings})(?=$|[，。！？；、）)\\n之])`,
  'uy',
)
const listed = /^[、和与及跟或]|^(?:等|都|均|皆)/
/** What is named in quotes: 台风“山陀儿”. */
const storm = /(?:台风|颱風|飓风|颶風)[^，。\n]{0,10}["“「『《]$/
/** 李锦记, 周大牌: a shop by its sign. */
const sign = /(?:记|牌|斋|坊)$/

export function openNamesakes(): IsNamesake {
  const things = new Set(namesakes.split(' '))
  const wares = new Set(goods.split(' '))
  const isWare = (text: string, at: number) => {
    for (let size = 2; size < 5; size++) if (wares.has(text.slice(at, at + size))) return true
    return false
  }
  return (text, { start, end, context }) => {
    const behind = text.slice(end, end + 8)
    if (context >= labelContext || ofSomebody.test(behind)) return false
    const name = text.slice(start, end)
    if (things.has(name) || (sign.test(name) && name.length > 2) || isWare(text, end)) return true
    if (storm.test(text.slice(Math.max(0, start - 16), start))) return true
    return listed.test(behind) && matchEnd(calledThings, text, end) !== undefined
  }
}
