import { createPinia } from 'pinia';
import { createApp } from 'vue';
import '@heyi/ui/base.css';
import './app/element-theme.css';
import App from './app/App.vue';
import { router } from './app/router.ts';

createApp(App).use(createPinia()).use(router).mount('#app');
