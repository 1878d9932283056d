export declare const root: string;
export declare const modules: string;
export declare const cache: string;
export declare function findNode(): string;
