import { shallowRef } from 'vue';

/** A question before something that is hard to undo. Texts come localized. */
export interface Question {
  title: string;
  text?: string;
  /** What the confirming button says: a verb ("取消订单"), never just "OK". */
  action: string;
  /** What the other button says when "cancel" could be read as the action itself ("再想想"). */
  stay?: string;
  tone?: 'plain' | 'danger' | 'done';
  /** Asks for a line of text too, for example a reason. */
  input?: { label: string; required?: boolean };
}

interface OpenQuestion extends Question {
  answer: (answer: string | undefined) => void;
}

/** The question `ConfirmHost.vue` is showing. */
export const openQuestion = shallowRef<OpenQuestion>();

/** Asks; resolves to the typed line ("" when none was asked for), or to undefined when the person stepped back. */
export function confirm(question: Question): Promise<string | undefined> {
  openQuestion.value?.answer(undefined);
  return new Promise((resolve) => {
    openQuestion.value = {
      ...question,
      answer(answer) {
        openQuestion.value = undefined;
        resolve(answer);
      },
    };
  });
}
