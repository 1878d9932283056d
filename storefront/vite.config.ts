import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  base: '/',
  plugins: [vue()],
  define: { __VUE_OPTIONS_API__: 'false' },
  build: {
    target: 'es2022',
    manifest: true,
    // A page's styles are small: one file for all is one wait less.
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'vue', test: /node_modules[\\/](@vue|vue|vue-router)[\\/]/ },
            // What most pages need comes in one piece: on a phone each more is a wait.
            { name: 'shop', test: /[\\/](ui|storefront|api-client)[\\/]/, minShareCount: 3 },
          ],
        },
      },
    },
  },
});
