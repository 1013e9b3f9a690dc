package pt.vez.portal.internal;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;
import pt.vez.platform.Texts;

/**
 * What stands on the screen while the application loads: brand, the four places and grey cards, in the page itself, so
 * that a slow line shows them with the first answer. Nothing that blocks painting comes before it; the application takes
 * it away with its first heading. It holds nothing about the person.
 */
@Component
class LoadingPage implements VaadinServiceInitListener {
    private static final List<String> APPLICANT_SCREENS = List.of("home", "documents", "appointment", "case");
    private final Texts texts;
    private final ThemeStylesheet theme;
    private final String style;

    LoadingPage(Texts texts, ThemeStylesheet theme) {
        this.texts = texts;
        this.theme = theme;
        this.style = resource("tokens.css") + resource("loading.css");
    }

    private static String resource(String name) {
        try (InputStream stream = LoadingPage.class.getResourceAsStream("/static/styles/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("missing stylesheet " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("(?s)/\\*.*?\\*/", "")
                    .replaceAll("\\s+", " ");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::fill);
    }

    private void fill(IndexHtmlResponse response) {
        Document page = response.getDocument();
        Locale language = Sessions.language(response.getVaadinRequest());
        page.head().appendElement("style").appendChild(new DataNode(style));
        page.title("Vez");
        Element outlet = page.getElementById("outlet");
        if (outlet == null) {
            return;
        }
        outlet.before(shell(language, response.getVaadinRequest().getPathInfo()));
        // A stylesheet in the body holds back only what comes after it.
        outlet.before(new Element("link").attr("rel", "stylesheet").attr("href", theme.address()));
    }

    private Element shell(Locale language, String path) {
        var shell = new Element("div").attr("id", "loading").attr("role", "status");
        var bar = shell.appendElement("div").addClass("loading-bar");
        bar.appendElement("span").text("Vez");
        var main = shell.appendElement("div").addClass("loading-main");
        main.appendElement("p").text(texts.get(language, "loading.text"));
        for (int i = 0; i < 3; i++) {
            main.appendElement("div").addClass("loading-card");
        }
        var late = main.appendElement("p").addClass("loading-late");
        late.appendText(texts.get(language, "loading.late") + " ");
        late.appendElement("a").attr("href", "").text(texts.get(language, "loading.again"));
        String screen = path == null ? "" : path.replaceFirst("^/", "").replaceFirst("/.*", "");
        if (APPLICANT_SCREENS.contains(screen)) {
            var places = shell.appendElement("div").addClass("loading-places").attr("aria-hidden", "true");
            for (String place : APPLICANT_SCREENS) {
                places.appendElement("span").text(texts.get(language, "shell." + place));
            }
        }
        return shell;
    }
}
