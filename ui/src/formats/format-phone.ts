/** A mobile number as people in China read it aloud: "138 0013 8000". Anything else comes back unchanged. */
export function formatPhone(phone: string): string {
  const match = /^(?:\+?86)?(1\d{2})(\d{4})(\d{4})$/.exec(phone.replace(/[\s-]/g, ''));
  return match ? `${match[1]} ${match[2]} ${match[3]}` : phone;
}

/** The number with its middle hidden: "138****8000". Other numbers keep their last four digits at most. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '');
  if (/^1\d{10}$/.test(digits)) return `${digits.slice(0, 3)}****${digits.slice(-4)}`;
  return digits.length > 4 ? `****${digits.slice(-4)}` : '****';
}
