export { recordTouches, touchChannels, type Touch, type TouchChannel } from './record-touches.ts';
