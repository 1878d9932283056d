export { releaseStock } from './release-stock.ts';
export { reserveStock, type DemandGroup, type Reservation } from './reserve-stock.ts';
export { returnStock } from './return-stock.ts';
export { shipStock } from './ship-stock.ts';
export type { Demand } from './stock.ts';
