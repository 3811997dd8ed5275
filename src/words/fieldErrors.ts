import { english } from './english';
import type { Language, Reader } from './reader';
import { filledIn, type Words } from './words';

type FieldErrorKey = Extract<keyof typeof english, `field_${string}`>;

/** An error under a field. */
export type FieldError = Words<FieldErrorKey>;

/** The same words as in `i18n`: a test keeps the two alike. */
const SENTENCES: Readonly<Record<Exclude<Language, 'en'>, Readonly<Record<FieldErrorKey, string>>>> = {
    de: {
        field_busy:
            'Das läuft bereits. Bitte das Ergebnis abwarten; kommt in zwei Minuten keines, noch einmal versuchen.',
        field_superseded: 'Die Frage hat sich inzwischen geändert. Bitte ansehen, was jetzt gezeigt wird.',
        field_reason_missing: 'Bitte einen Grund angeben.',
        field_reason_too_long: 'Der Grund darf höchstens {{limit}} Zeichen haben.',
        field_wrong_username: 'Das ist nicht der Benutzername {{username}}.',
        field_wrong_count: 'Die Zahl der Konten ist {{count}}.',
        field_nobody_chosen: 'Bitte mindestens ein Konto wählen.',
    },
    es: {
        field_busy: 'Esto ya está en curso. Espera el resultado; si no llega en dos minutos, inténtalo de nuevo.',
        field_superseded: 'La pregunta ha cambiado entretanto. Mira lo que se muestra ahora.',
        field_reason_missing: 'Indica un motivo.',
        field_reason_too_long: 'El motivo puede tener {{limit}} caracteres como máximo.',
        field_wrong_username: 'Este no es el nombre de usuario {{username}}.',
        field_wrong_count: 'El número de cuentas es {{count}}.',
        field_nobody_chosen: 'Elige al menos una cuenta.',
    },
    fr: {
        field_busy: 'C’est déjà en cours. Attendez le résultat ; s’il n’arrive pas d’ici deux minutes, réessayez.',
        field_superseded: 'La question a changé entre-temps. Regardez ce qui est affiché maintenant.',
        field_reason_missing: 'Indiquez un motif.',
        field_reason_too_long: 'Le motif est limité à {{limit}} caractères.',
        field_wrong_username: 'Cela ne correspond pas au nom d’utilisateur {{username}}.',
        field_wrong_count: 'Le nombre de comptes est {{count}}.',
        field_nobody_chosen: 'Choisissez au moins un compte.',
    },
    'pt-BR': {
        field_busy: 'Isso já está em andamento. Aguarde o resultado; se ele não vier em dois minutos, tente de novo.',
        field_superseded: 'A pergunta mudou nesse meio-tempo. Veja o que é mostrado agora.',
        field_reason_missing: 'Informe um motivo.',
        field_reason_too_long: 'O motivo pode ter no máximo {{limit}} caracteres.',
        field_wrong_username: 'Este não é o nome de usuário {{username}}.',
        field_wrong_count: 'O número de contas é {{count}}.',
        field_nobody_chosen: 'Escolha pelo menos uma conta.',
    },
};

/**
 * Says an error in the reader's language. A client shows it as the plain text that it is, without a key to translate it by
 * (`docs/rocketchat.md#field-errors-go-by-the-actions-id`).
 */
export function sayFieldError({ key, args }: FieldError, { language }: Reader): string {
    return filledIn((language === 'en' ? english : SENTENCES[language])[key], args);
}
