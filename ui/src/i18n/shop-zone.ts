import { ref } from 'vue';

/** The IANA zone of the shop whose times are shown; an app sets it once it knows its shop. */
export const shopZone = ref('Asia/Shanghai');
