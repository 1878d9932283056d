import { createIcon } from './create-icon.ts';

export const IconToday = /* @__PURE__ */ createIcon(
  'M12 3v2M5.6 5.6 7 7M3 12h2M19 12h2M17 7l1.4-1.4M8 16a4 4 0 1 1 8 0M3 16h18M7 20h10',
);
export const IconSale = /* @__PURE__ */ createIcon(
  'M4 10v10h16V10M3 6l1.5-3h15L21 6v1a3 3 0 0 1-6 0 3 3 0 0 1-6 0 3 3 0 0 1-6 0zM10 20v-6h4v6',
);
export const IconIntake = /* @__PURE__ */ createIcon(
  'M8 4H6a2 2 0 0 0-2 2v13a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V6a2 2 0 0 0-2-2h-2M9 2.8h6v3.4H9zM8 11h8M8 15h5',
);
export const IconOrders = /* @__PURE__ */ createIcon(
  'M5 3h14v18l-2.4-1.6L14.3 21 12 19.4 9.7 21l-2.3-1.6L5 21zM9 8h6M9 12h6',
);
export const IconMore = /* @__PURE__ */ createIcon(
  'M6.1 12a1.1 1.1 0 1 1-2.2 0 1.1 1.1 0 0 1 2.2 0zM13.1 12a1.1 1.1 0 1 1-2.2 0 1.1 1.1 0 0 1 2.2 0zM20.1 12a1.1 1.1 0 1 1-2.2 0 1.1 1.1 0 0 1 2.2 0z',
);
export const IconGoods = /* @__PURE__ */ createIcon(
  'm12 3 8 4.2v9.6L12 21l-8-4.2V7.2zM4.3 7.3 12 11.4l7.7-4.1M12 11.4V21',
);
export const IconPeople = /* @__PURE__ */ createIcon(
  'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20a6.5 6.5 0 0 1 13 0M16 4.4a3.5 3.5 0 0 1 0 6.2M18.5 14.5a6.5 6.5 0 0 1 3 5.5',
);
export const IconPerson = /* @__PURE__ */ createIcon('M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5a7.5 7.5 0 0 1 15 0');
export const IconCommunity = /* @__PURE__ */ createIcon(
  'M4 21V6l7-3v18M11 9l9 3v9M2.5 21h19M7.5 8v.01M7.5 12v.01M7.5 16v.01M15.5 15v.01M15.5 18v.01',
);
export const IconMoney = /* @__PURE__ */ createIcon(
  'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.5 7.5 12 12l3.5-4.5M12 12v5M8.8 12h6.4M8.8 14.7h6.4',
);
export const IconFulfilment = /* @__PURE__ */ createIcon(
  'M9 6h11M9 12h11M9 18h11M3.5 6 4.8 7.3 7 4.8M3.5 12l1.3 1.3L7 10.8M3.5 18l1.3 1.3L7 16.8',
);
export const IconSettings = /* @__PURE__ */ createIcon(
  'M4 7h9M17 7h3M4 17h3M11 17h9M15 9.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM9 19.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z',
);
export const IconPlus = /* @__PURE__ */ createIcon('M12 5v14M5 12h14');
export const IconMinus = /* @__PURE__ */ createIcon('M5 12h14');
export const IconCheck = /* @__PURE__ */ createIcon('m5 12.5 4.6 4.6L19 7.5');
export const IconClose = /* @__PURE__ */ createIcon('m6 6 12 12M18 6 6 18');
export const IconBack = /* @__PURE__ */ createIcon('m14.5 5-7 7 7 7');
export const IconForward = /* @__PURE__ */ createIcon('m9.5 5 7 7-7 7');
export const IconDown = /* @__PURE__ */ createIcon('m5 9.5 7 7 7-7');
export const IconSearch = /* @__PURE__ */ createIcon('M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l4.5 4.5');
export const IconFilter = /* @__PURE__ */ createIcon('M4 6h16M7 12h10M10 18h4');
export const IconCopy = /* @__PURE__ */ createIcon('M9 9h11v11H9zM15 9V4H4v11h5');
export const IconLink = /* @__PURE__ */ createIcon(
  'M10 14a4.2 4.2 0 0 0 6 0l3.2-3.2a4.2 4.2 0 0 0-6-6L12 6M14 10a4.2 4.2 0 0 0-6 0l-3.2 3.2a4.2 4.2 0 0 0 6 6L12 18',
);
export const IconShare = /* @__PURE__ */ createIcon('M12 15V3.5M8 7l4-3.5L16 7M5 12v8h14v-8');
export const IconDownload = /* @__PURE__ */ createIcon('M12 4v11.5M8 12l4 3.5 4-3.5M5 20h14');
export const IconUpload = /* @__PURE__ */ createIcon('M12 20V8.5M8 12l4-3.5 4 3.5M5 4h14');
export const IconPrint = /* @__PURE__ */ createIcon('M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z');
export const IconEdit = /* @__PURE__ */ createIcon('M4 20h4L19 9l-4-4L4 16zM13 7l4 4');
export const IconTrash = /* @__PURE__ */ createIcon('M4 7h16M9 7V4h6v3M6 7l1 14h10l1-14M10 11v6M14 11v6');
export const IconPicture = /* @__PURE__ */ createIcon('M4 5h16v14H4zM4 16l4.5-4.5 4 4 3-3L20 17M15.5 9.5h.01');
export const IconQr = /* @__PURE__ */ createIcon(
  'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2M20 14v.01M14 20h2M18 18h2v2',
);
export const IconPhone = /* @__PURE__ */ createIcon('M7 3h10v18H7zM11 18h2');
export const IconCall = /* @__PURE__ */ createIcon(
  'M5 4h4l1.5 5L8 10.5a12 12 0 0 0 5.5 5.5L15 13.5l5 1.5v4a1.5 1.5 0 0 1-1.6 1.5A16 16 0 0 1 3.5 5.6 1.5 1.5 0 0 1 5 4z',
);
export const IconPlace = /* @__PURE__ */ createIcon(
  'M12 21s7-6.2 7-11.5a7 7 0 0 0-14 0C5 14.8 12 21 12 21zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
);
export const IconClock = /* @__PURE__ */ createIcon('M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5.2l3.2 2');
export const IconParcel = /* @__PURE__ */ createIcon(
  'M3 6h11v11H3zM14 10h4l3 3v4h-7M7 19.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM17.5 19.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
);
export const IconWarning = /* @__PURE__ */ createIcon('M12 4 2.8 20h18.4zM12 10v4.5M12 17.2v.01');
export const IconQuestion = /* @__PURE__ */ createIcon(
  'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.6 9.5a2.4 2.4 0 1 1 3.4 2.2c-.7.3-1 .8-1 1.6M12 16.5v.01',
);
export const IconOffline = /* @__PURE__ */ createIcon(
  'M4 4l16 16M2.5 9.5A14 14 0 0 1 7 6.7M11 5.6a14 14 0 0 1 10.5 3.9M6 13a9 9 0 0 1 4-2.2M14.5 11a9 9 0 0 1 3.5 2M12 18.5v.01',
);
export const IconTag = /* @__PURE__ */ createIcon('M4 4h8l8.5 8.5-8 8L4 12zM8.5 8.5h.01');
export const IconNote = /* @__PURE__ */ createIcon('M5 4h14v11l-5 5H5zM19 15h-5v5M9 9h6M9 13h3');
export const IconSignOut = /* @__PURE__ */ createIcon('M10 4H5v16h5M10 12h10M16.5 8l4 4-4 4');
export const IconHistory = /* @__PURE__ */ createIcon('M4 12a8 8 0 1 0 2.6-5.9L4 8.5M4 4v4.5h4.5M12 8v4.3l3 1.7');
export const IconScan = /* @__PURE__ */ createIcon('M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M4 12h16');
export const IconBag = /* @__PURE__ */ createIcon('M5 8h14l1 13H4zM9 8V6.5a3 3 0 0 1 6 0V8');
export const IconHome = /* @__PURE__ */ createIcon('M4 11 12 4l8 7v9h-5.5v-5.5h-5V20H4z');
export const IconEye = /* @__PURE__ */ createIcon(
  'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
);
export const IconSplit = /* @__PURE__ */ createIcon('M4 12h6M10 12c4 0 4-6 10-6M10 12c4 0 4 6 10 6');
