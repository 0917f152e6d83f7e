/** Tells the styles, before anything is drawn, that scripts run here. */
export function scripted() { document.documentElement.classList.replace("no-js", "js"); }
