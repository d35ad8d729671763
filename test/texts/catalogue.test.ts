import assert from 'node:assert/strict';
import { catalogue, placesOf } from '../../src/texts/catalogue.ts';
import { pseudo } from '../../src/texts/pseudo.ts';

describe('texts: catalogue', () => {
  it('falls back to English and remembers what was missing', () => {
    const { translate, missing } = catalogue({ 'Look again': 'Noch einmal nachsehen' });
    assert.equal(translate('Look again'), 'Noch einmal nachsehen');
    assert.equal(translate('Close case {0}'), 'Close case {0}');
    assert.deepEqual([...missing], ['Close case {0}']);
  });

  it('does not use an entry that lost or invented a place', () => {
    const { translate, missing } = catalogue({ '{0} of {1}': '{0}', Hello: 'Hallo {0}', '{0} by {1}': '{1}: {0}' });
    assert.equal(translate('{0} of {1}'), '{0} of {1}');
    assert.equal(translate('Hello'), 'Hello');
    assert.equal(translate('{0} by {1}'), '{1}: {0}');
    assert.deepEqual([...missing], ['{0} of {1}', 'Hello']);
  });

  it('is not fooled by names that every object has', () => {
    assert.equal(catalogue().translate('constructor'), 'constructor');
    assert.equal(catalogue().translate('__proto__'), '__proto__');
  });

  it('finds the entry that a filled sentence was made from, and what was filled in', () => {
    const { translate, translateFilled } = catalogue({
      'Graph could not be reached: {0}. {1}': '{1} Graph war nicht zu erreichen ({0}).',
      'nothing answers there': 'dort antwortet nichts',
      'Try again.': 'Noch einmal.',
      '{0} is a guest.': '{0} ist Gast.',
      'Nobody has looked.': 'Niemand sah nach.',
    });
    const fault = 'Graph could not be reached: nothing answers there. Try again.';
    assert.equal(translateFilled(fault), 'Noch einmal. Graph war nicht zu erreichen (dort antwortet nichts).');
    assert.equal(translate(fault), translateFilled(fault));
    assert.equal(translateFilled('Nobody has looked.'), 'Niemand sah nach.');
    for (const data of ['nothing answers there', 'Jane is a guest.', 'jane@contoso.com', `${'x '.repeat(400)}.`])
      assert.equal(translateFilled(data), undefined);
  });

  it('knows the places of a template', () => assert.deepEqual(placesOf('{1} {0} {1} {x}'), ['{0}', '{1}']));
});

describe('texts: pseudo', () => {
  it('keeps places, marks the edges and leaves room for longer languages', () => {
    const text = pseudo('The license of {0} is active.');
    assert.deepEqual(placesOf(text), ['{0}']);
    assert.match(text, /^⟦Thé líçéñšé öf \{0\} íš áçtívé\.~+⟧$/);
    assert.ok(text.length > 'The license of {0} is active.'.length * 1.3);
  });
});
