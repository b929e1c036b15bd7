// @ts-check
/** @type {import('@docusaurus/types').Config} */
const config = {
  title: 'Signal box',
  url: 'https://signals.example.org',
  baseUrl: '/',
  presets: [['classic', {docs: {sidebarPath: './sidebars.js'}, blog: {showReadingTime: true}}]],
};

export default config;
