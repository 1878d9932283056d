import { useMessages } from '@heyi/ui/i18n/use-messages.ts';
import { intakeMessages } from '@heyi/ui/messages/intake.ts';

export const useIntakeText = () => useMessages(intakeMessages);
export type IntakeText = ReturnType<typeof useIntakeText>;

/** The words for a reason of the server; one it does not know is said in general. */
export function reasonText(t: IntakeText, reason: string): string {
  const key = `reason_${reason}` as 'reason_unparsed_text';
  return Object.hasOwn(intakeMessages['zh-CN'], key) ? t(key) : t('reason_unparsed_text');
}
