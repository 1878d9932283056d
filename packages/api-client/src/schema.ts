export interface paths {
  '/api/admin/sessions': {
    post: {
      requestBody: {
        content: { 'application/json': { token: string } | { login: string; password: string } };
      };
      responses: { 200: { content: { 'application/json': Record<string, never> } } };
    };
  };
  '/api/admin/session': {
    get: {
      responses: {
        200: { content: { 'application/json': components['schemas']['Session'] } };
      };
    };
    delete: { responses: { 200: { content: { 'application/json': Record<string, never> } } } };
  };
}
export interface components {
  schemas: {
    Session: {
      staff: { id: string; name: string; role: string };
      shop: { id: string; name: string; portraitFileId: string | null } | null;
      permissions: string[];
    };
  };
}
