// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.

/** An operator with options of its own. */
export type OperatorOptions =
  | {
      /** The name of the entity, such as `<PERSON>`. */
      operator: 'replace'
      /** Number the values of a record, such as `<PERSON_1>`: one number for one value. */
      numbered?: boolean | undefined
      /** This text instead of the name of the entity. */
      with?: string | undefined
    }
  | {
      /** Take the value out. */
      operator: 'redact'
    }
  | {
      /** Leave the value as it is. */
      operator: 'keep'
    }
  | {
      /** Stars in place of letters and digits. */
      operator: 'mask'
      /** The character of a mask. Default: that of the option mask. */
      char?: string | undefined
      /** Letters and digits at the start that stay readable. Default: `0`. */
      keepFirst?: number | undefined
      /**
       * Letters and digits at the end that stay readable; at most half of all are shown. Default: as in the
       * option mask.
       */
      keepLast?: number | undefined
      /** Of an e-mail address, show what follows the @. */
      keepDomain?: boolean | undefined
    }
  | {
      /** A tag by HMAC-SHA256, the same for the same value and key. */
      operator: 'hash'
      /** 16 letters, or all 64 hexadecimal digits. Default: `short`. */
      form?: 'short' | 'full' | undefined
    }
  | {
      /** A token that deanonymize opens with the key. */
      operator: 'encrypt'
    }
  | {
      /** Another number, which deanonymize turns back with the key. */
      operator: 'fpe'
    }
  | {
      /** A fake, the same for the same value and key. */
      operator: 'pseudonymize'
      /** Languages of fake names. Default: those of the option locale. */
      locale?: readonly FakeLocale[] | undefined
    }
  | {
      /** Dates, all of one person moved by the same number of days. */
      operator: 'shift'
      /** Path of the column that names the person, such as user_id. */
      subject?: string | undefined
      /** The farthest shift, either way. Default: `365`. */
      maxDays?: number | undefined
      /** Read 03/04/2020 as the third of April. */
      dayFirst?: boolean | undefined
    }
  | {
      /** Something broader: bands of ages, years of dates, parts of postal codes. */
      operator: 'generalize'
      /** Years in a band of ages. Default: `10`. */
      ageBand?: number | undefined
      /** One band from this age on. Default: `90`. */
      ageTop?: number | undefined
      /** Digits of a postal code that stay. Default: `3`. */
      zipDigits?: number | undefined
    }
  | {
      /** What a module of your own puts in its place. */
      operator: 'custom'
      /** Path of a module, from the current directory, that exports operator(entity, value, record). */
      module: string
    }

/** A language of fake names. */
export type FakeLocale =
  | 'en'
  | 'zh'
  | 'zh-TW'
  | 'ja'
  | 'ko'
  | 'ru'
  | 'uk'
  | 'de'
  | 'fr'
  | 'es'
  | 'it'
  | 'pt'
  | 'nl'
  | 'pl'
  | 'sv'
  | 'tr'
