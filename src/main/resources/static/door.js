if ('serviceWorker' in navigator) addEventListener('load', () => navigator.serviceWorker.register('/sw.js'));
if (document.querySelector('[data-forget]')) localStorage.removeItem('vez-appointment');
const printer = document.querySelector('[data-print]');
if (printer) printer.addEventListener('click', () => print());
