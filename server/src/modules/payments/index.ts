export { capturePayments } from './capture-payments.ts';
export { claimPaid } from './claim-paid.ts';
export { claimPayments } from './claim-payments.ts';
export { expectPayments, type ExpectedPayment } from './expect-payments.ts';
export { refundPayment } from './refund-payment.ts';
export { resizePayment } from './resize-payment.ts';
export { undoCapture } from './undo-capture.ts';
export { voidPayments } from './void-payments.ts';
export type { MovedPayment, PaymentId, PaymentMethod } from './payment.ts';
