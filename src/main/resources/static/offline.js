try {
  const known = JSON.parse(localStorage.getItem('vez-appointment') || 'null');
  if (known) {
    document.getElementById('when').textContent = known.when;
    document.getElementById('place').textContent = known.place;
    document.getElementById('address').textContent = known.address;
    document.getElementById('code').textContent = known.code;
    if (known.closed) {
      document.getElementById('closed').firstChild.textContent = known.closed;
      document.getElementById('closed').hidden = false;
      document.getElementById('ticket').hidden = true;
      document.getElementById('when').style.textDecoration = 'line-through';
    }
    document.getElementById('appointment').hidden = false;
  }
} catch {
  // What cannot be read is not shown.
}
