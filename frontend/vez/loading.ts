// Takes the loading page away when the first screen has its heading.
const loading = document.getElementById('loading');
const outlet = document.getElementById('outlet');

if (loading && outlet) {
  const observer = new MutationObserver(finish);

  function finish() {
    if (outlet!.querySelector('h1')) {
      loading!.remove();
      observer.disconnect();
    }
  }

  observer.observe(outlet, { childList: true, subtree: true });
  finish();
}
