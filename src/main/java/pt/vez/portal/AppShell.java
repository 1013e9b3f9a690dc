package pt.vez.portal;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Inline;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;

/** The frame of every page after sign-in: theme, icons, manifest. */
@CssImport("./styles/app.css")
@JsModule("./vez/connection.ts")
@JsModule("./vez/device.ts")
@JsModule("./vez/focus.ts")
@JsModule("./vez/lists.ts")
@JsModule("./vez/loading.ts")
@JsModule("./vez/typed.ts")
@JsModule("./vez/visit.ts")
@Viewport("width=device-width, initial-scale=1, viewport-fit=cover")
public class AppShell implements AppShellConfigurator {
    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addLink("icon", "/icons/vez.svg");
        settings.addLink("manifest", "/manifest.webmanifest");
        settings.addLink("apple-touch-icon", "/icons/vez-192.png");
        themeColour(settings, "light", "#0a5a66");
        themeColour(settings, "dark", "#10191c");
        settings.addMetaTag("referrer", "no-referrer");
        settings.addMetaTag("color-scheme", "light dark");
    }

    /** As on the pages before the sign-in. A meta tag of the settings has a name and a content only. */
    private static void themeColour(AppShellSettings settings, String scheme, String colour) {
        settings.addInlineWithContents(
                "<meta name=\"theme-color\" content=\"%s\" media=\"(prefers-color-scheme: %s)\">"
                        .formatted(colour, scheme),
                Inline.Wrapping.NONE);
    }
}
