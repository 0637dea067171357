/** Words that the demo company's people, customers and machines are called by. */

export const technicianNames = [
  'Marco Rossi', 'Luca Bianchi', 'Andrea Ferrari', 'Matteo Moser', 'Stefano Degasperi', 'Giorgio Zeni',
  'Davide Tomasi', 'Alessandro Pedrotti', 'Simone Conci', 'Federico Nardelli', 'Thomas Gruber', 'Elena Dalpiaz',
] as const

export const surnames = [
  'Moser', 'Degasperi', 'Tomasi', 'Pedrotti', 'Zeni', 'Conci', 'Nardelli', 'Dalpiaz', 'Bortolotti', 'Casagrande', 'Chistè',
  'Dallapiccola', 'Eccher', 'Filippi', 'Giovannini', 'Holzer', 'Iori', 'Kofler', 'Leonardi', 'Marchetti', 'Nicolussi',
  'Oss', 'Pallaoro', 'Rizzi', 'Stenico', 'Tonini', 'Valentini', 'Weber', 'Zanella', 'Zorzi', 'Mair', 'Berti', 'Fontana',
] as const

export const businesses = [
  'Hotel {}', 'Albergo {}', 'Panificio {}', 'Ristorante {}', 'Supermercato {}', 'Cantina {}', 'Caseificio {}', 'Officina {}',
  'Clinica {}', 'Farmacia {}', 'Condominio {}', 'Falegnameria {}', 'Macelleria {}', 'Agritur {}', 'Cooperativa {}', 'Scuola {}',
] as const

export const streets = [
  'Via Roma', 'Via Brennero', 'Via Garibaldi', 'Via Verdi', 'Corso Rosmini', 'Via Dante', 'Via Manzoni', 'Via della Stazione',
  'Via Santa Maria', 'Via Nazionale', 'Piazza Duomo', 'Via Fiume', 'Via del Lavoro', 'Via dei Mille', 'Viale Trento',
] as const

/** Skills of the trade: code, Italian name, whether a certificate is needed. */
export const skills = [
  ['CLIMA', 'Climatizzazione', false],
  ['FRIGO', 'Refrigerazione (F-gas)', true],
  ['CALD', 'Caldaie e gas', true],
  ['ELE', 'Impianti elettrici', true],
  ['POMPE', 'Pompe di calore', false],
  ['REGOL', 'Regolazione e telecontrollo', false],
] as const

/** Groups of machines: code, name, manufacturer and models, needed skill with level, usual work. */
export const machines = [
  ['CALDAIE', 'Caldaia a condensazione', 'Termika', ['TK 24', 'TK 35', 'TK 100'], [['CALD', 1]], ['Caldaia in blocco', 'Perde acqua', 'Manutenzione annuale', 'Analisi fumi']],
  ['CLIMA', 'Climatizzatore', 'Alpenair', ['AA 9', 'AA 12 Multi'], [['CLIMA', 1]], ['Non raffredda', 'Pulizia filtri', 'Rumore anomalo']],
  ['FRIGO', 'Cella frigorifera', 'Polaris', ['P 200', 'P 450'], [['FRIGO', 2]], ['Temperatura troppo alta', 'Controllo fughe', 'Compressore fermo']],
  ['POMPE', 'Pompa di calore', 'Geoterm', ['GT 8', 'GT 16'], [['POMPE', 1]], ['Errore di portata', 'Messa in servizio', 'Manutenzione stagionale']],
  ['QUADRI', 'Quadro elettrico', 'Elettra', ['Q 63', 'Q 125'], [['ELE', 1]], ['Scatta il differenziale', 'Verifica periodica']],
  ['REGOL', 'Centralina di regolazione', 'Sensio', ['S7', 'S9 Web'], [['REGOL', 1]], ['Sonda esterna guasta', 'Telecontrollo non risponde']],
] as const
