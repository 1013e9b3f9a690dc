package pt.vez.documents.ui;

import com.vaadin.flow.component.button.Button;
import pt.vez.documents.PageQuality;
import pt.vez.documents.PhotographBounds;
import pt.vez.shell.FileUpload;
import pt.vez.shell.Icon;
import pt.vez.shell.Screen;

/** Uploads for pages: photographs are measured and made smaller on the device by the bounds the server has. */
final class PageUpload {
    private static final String BOUNDS = """
            {"longSide": %d, "smallestSide": %d, "measuredSide": %d, "blurredBelow": %s, "darkBelow": %s}""".formatted(
                    PhotographBounds.LONG_SIDE,
                    PhotographBounds.SMALLEST_SIDE,
                    PhotographBounds.MEASURED_SIDE,
                    PhotographBounds.BLURRED_BELOW,
                    PhotographBounds.DARK_BELOW);

    private PageUpload() {}

    static FileUpload of(Screen screen, String text, Icon icon, int megabytes, FileUpload.Receiver receiver) {
        var button = new Button(text, icon.icon());
        return new FileUpload(button, megabytes, receiver)
                .photographs(
                        BOUNDS,
                        words(screen, PageQuality.BLURRED),
                        words(screen, PageQuality.DARK),
                        words(screen, PageQuality.SMALL));
    }

    private static String words(Screen screen, PageQuality quality) {
        return screen.getTranslation("enum.PageQuality." + quality.name());
    }
}
