// Times as people say them.

const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
const units = [["year", 31557600], ["month", 2629800], ["week", 604800], ["day", 86400], ["hour", 3600], ["minute", 60]];
function tellTimes() {
  for (const time of document.querySelectorAll(".comment time")) {
    const seconds = (Date.parse(time.dateTime) - Date.now()) / 1000;
    const [unit, length] = units.find(([, length]) => -seconds >= length) || ["minute", Infinity];
    time.title ||= time.textContent;
    time.textContent = length === Infinity ? words.now : relative.format(Math.round(seconds / length), unit);
  }
}
setInterval(tellTimes, 60000);
