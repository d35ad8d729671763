/** The German words for the commands; English works beside them, in every conversation. */
export const germanPhrases = {
  check: `
    prüfe, pruefe, prüfen, pruefen, überprüfe, überprüfen, untersuche, untersuchen, finde heraus, postfach von,
    postfach, neuer fall für, was ist los mit, was ist mit`,
  recheck: `
    erneut, erneut prüfen, prüfe erneut, nochmal, noch einmal, nochmal prüfen, noch einmal prüfen, prüfe nochmal,
    prüfe noch einmal, wieder prüfen`,
  details: 'einzelheiten, mehr, mehr details, zeige details, zeig details, details zeigen, alles zeigen, erkläre',
  timeline: 'zeitlinie, zeitachse, zeitverlauf, zeige zeitlinie, warum noch nicht, was geschah wann',
  close: 'schließen, schließe, schliessen, schliesse, fall schließen, schließe fall, erledigt, gelöst',
  'wrong person': 'falsche person, falscher benutzer, nicht diese person, falscher name, falsches postfach',
  case: 'fall, zeige fall, zeig fall, öffne fall, fall nummer',
  cases: 'fälle, faelle, offene fälle, meine fälle, alle fälle, zeige fälle, zeig fälle, liste',
  status: 'stand, wie weit, wie ist der stand, wie weit bist du, gibt es neues, karte, zeige karte',
  history: 'vorgeschichte, vorgeschichte von, frühere fälle, frühere fälle von, verlauf, verlauf von',
  ticket: 'ticketnummer, ticket für, ticket für fall',
  about: 'über, über dich, wer bist du, was bist du, einstellungen, berechtigungen, welcher mandant',
  help: 'hilfe, hilf mir, befehle, was kannst du, was kann ich sagen, guten tag, guten morgen, danke, anleitung zeigen',
  cancel: 'abbrechen, abbruch, stopp, halt, aufhören, lass es, vergiss es',
  guide: 'anleitung, anleiten, führe mich, führe mich durch, schritt für schritt',
  next: 'weiter, nächster schritt, fortfahren',
  back: 'zurück, zurueck, einen schritt zurück',
  skip: 'überspringen, überspringe, auslassen',
  why: 'warum, wieso, weshalb, warum das',
  'start over': 'von vorn, von vorne, neu beginnen, von vorn beginnen',
  'take over': 'übernehmen, übernehme, ich übernehme, fall übernehmen',
} as const;
