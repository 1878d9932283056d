import { ApiProblem } from '@heyi/api-client';
import { useAction } from '@heyi/ui/actions/use-action.ts';
import { type InjectionKey, inject, nextTick, reactive } from 'vue';

/** A form's values, their errors by path, and its one submit. Do not destructure it: the object is reactive. */
export interface Form<Values extends object> {
  readonly values: Values;
  /** Dotted path (`lines.0.quantity`) → sentence. */
  readonly errors: Record<string, string>;
  readonly busy: boolean;
  readonly error: unknown;
  readonly dirty: boolean;
  submit: () => Promise<void>;
  /** Puts in new values (an edited thing that was read) and forgets errors. */
  reset(values: Values): void;
}

export interface FormOptions<Values extends object, Result> {
  initial: () => Values;
  /** Checks before sending: path → sentence, undefined where all is well. */
  check?: (values: Values) => Record<string, string | undefined>;
  send: (key: string, values: Values) => Promise<Result>;
  done?: (result: Result) => unknown;
}

export const formKey: InjectionKey<Form<object>> = Symbol('form');

/** The form around a `FormField`, for fields that show their own error. */
export const useSurroundingForm = (): Form<object> | undefined => inject(formKey, undefined);

/** The form pattern: field errors of a problem document land at their fields, the rest above the form. */
export function useForm<Values extends object, Result>(options: FormOptions<Values, Result>): Form<Values> {
  const values = reactive(options.initial()) as Values;
  const action = useAction(options.send, {
    onError(failure) {
      if (failure instanceof ApiProblem) show(Object.fromEntries(failure.fields));
    },
  });
  let clean = JSON.stringify(values);

  function show(errors: Record<string, string>): void {
    form.errors = errors;
    void nextTick(() => document.querySelector('[data-field-error]')?.scrollIntoView({ block: 'center' }));
  }
  async function submit(): Promise<void> {
    const checked = Object.entries(options.check?.(values) ?? {});
    const errors = checked.filter((entry): entry is [string, string] => entry[1] !== undefined);
    show(Object.fromEntries(errors));
    if (errors.length > 0) return;
    const result = await action.run(JSON.parse(JSON.stringify(values)) as Values);
    if (action.error !== undefined) return;
    clean = JSON.stringify(values);
    await options.done?.(result as Result);
  }
  function reset(next: Values): void {
    Object.assign(values, next);
    clean = JSON.stringify(values);
    form.errors = {};
  }

  const form = reactive({
    values,
    errors: {} as Record<string, string>,
    get busy() {
      return action.busy;
    },
    get error() {
      return action.error;
    },
    get dirty() {
      return JSON.stringify(values) !== clean;
    },
    submit,
    reset,
  });
  return form as unknown as Form<Values>;
}
