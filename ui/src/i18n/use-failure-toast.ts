import { toast } from '../actions/toast.ts';
import { useErrorText } from './use-error-text.ts';

/** `useAction(work, { onError: useFailureToast() })`: says what went wrong where the person is looking. */
export function useFailureToast() {
  const errorText = useErrorText();
  return (failure: unknown): void => toast(errorText(failure), 'problem');
}
