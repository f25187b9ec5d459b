import { type Language, languages } from '../../../../shared/kernel/locale.ts'
import { type FieldSpec, lensField } from '../../../widgets/form/field.ts'

type Texts = Record<Language, string>

/** One field a language for what people of three languages read. */
export const threeTexts = <T>(
  most: number,
  labelOf: (language: Language) => string,
  lens: { get: (typed: T) => Texts; set: (typed: T, texts: Texts) => T },
): FieldSpec<T>[] =>
  languages.map(language =>
    lensField<T>(
      language,
      most,
      {
        get: typed => lens.get(typed)[language],
        set: (typed, text) => lens.set(typed, { ...lens.get(typed), [language]: text }),
      },
      { label: labelOf(language) },
    ),
  )
