package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The check that every journey relies on finds a fault, on a page behind a content policy too. */
class AccessibilityCheckTest extends BrowserTest {
    @Test
    void aPictureWithoutWordsAndAPageWiderThanTheScreenAreFound() {
        Visitor visitor = visitor("en").open("/privacy");
        visitor.accessible();
        visitor.page.evaluate("document.querySelector('main').append(new Image(40, 40))");
        visitor.page.evaluate("document.querySelector('main img').src = '/icons/icon-192.png'");
        assertThatThrownBy(visitor::accessible).hasMessageContaining("image-alt");
        visitor.page.evaluate("document.querySelector('main img').style.cssText = 'display: block; width: 2000px'");
        visitor.page.evaluate("document.querySelector('main img').alt = 'A picture'");
        assertThatThrownBy(visitor::accessible).hasMessageContaining("wider than the screen");
    }

    @Test
    void aPartThatFadesInsideAComponentIsWaitedFor() {
        Visitor visitor = visitor("en").open("/privacy");
        visitor.page.evaluate("""
                const host = document.createElement('p');
                document.querySelector('main').append(host);
                host.attachShadow({mode: 'open'}).innerHTML = '<span>Fading</span>';
                host.shadowRoot.firstChild.animate([{opacity: 0.2}, {opacity: 1}], 1500);""");
        visitor.accessible();
    }
}
