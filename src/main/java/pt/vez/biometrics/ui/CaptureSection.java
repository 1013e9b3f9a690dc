package pt.vez.biometrics.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import org.jspecify.annotations.Nullable;
import pt.vez.biometrics.CaptureStep;
import pt.vez.biometrics.FingerPosition;
import pt.vez.biometrics.KeepReason;
import pt.vez.biometrics.Quality;
import pt.vez.biometrics.Quality.Measure;
import pt.vez.biometrics.Quality.Verdict;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Pill;
import pt.vez.shell.Variant;

/** One step of a capture on one screen. */
abstract class CaptureSection extends Composite<Div> {
    final BiometricsView screen;

    CaptureSection(BiometricsView screen) {
        this.screen = screen;
        getContent().addClassName("capture");
    }

    final String t(String key, Object... args) {
        return getTranslation(key, args);
    }

    final String label(Enum<?> constant) {
        return screen.name(constant);
    }

    /** Every measure with its verdict, and what to do where it failed. */
    final UnorderedList measures(Quality quality) {
        var list = new UnorderedList();
        list.addClassName("measures");
        for (Measure measure : quality.measures()) {
            Verdict verdict = measure.verdict();
            var name = new Span(label((Enum<?>) measure.check()));
            name.addClassName("grow");
            var item = new ListItem(name, new Pill(tone(verdict), label(verdict)));
            if (verdict != Verdict.PASS) {
                item.add(new Paragraph(t("biometrics.do." + measure.check().name())));
            }
            list.add(item);
        }
        return list;
    }

    final Div next() {
        return Actions.row(Actions.primary(t("biometrics.next"), click -> screen.guarded(screen::advance)));
    }

    /** A better sample stays; the way to put another in its place. */
    final Card better(@Nullable FingerPosition position, Runnable discarded) {
        return new Card(
                new Paragraph(t("biometrics.worse.text")),
                Actions.row(Actions.quiet(
                        t("biometrics.worse.discard"),
                        click -> screen.guarded(() -> {
                            screen.samples().discard(screen.actor(), screen.caseId(), position);
                            screen.quiet();
                            discarded.run();
                        }))));
    }

    private static Variant tone(Verdict verdict) {
        return switch (verdict) {
            case PASS -> Variant.SUCCESS;
            case WARN -> Variant.ATTENTION;
            case FAIL -> Variant.DANGER;
        };
    }

    /** After three failures: keep it all the same, with a reason. */
    final Card secondLook(@Nullable FingerPosition position) {
        var reasons = reasons(KeepReason.values(), "biometrics.keep.why");
        return Card.titled(
                t("biometrics.keep.title"),
                new Paragraph(t("biometrics.keep.text")),
                reasons,
                Actions.row(Actions.secondary(
                        t("biometrics.keep.go"),
                        click -> screen.guarded(() -> {
                            KeepReason reason = screen.chosen(reasons.getValue());
                            screen.samples().keep(screen.actor(), screen.caseId(), position, reason);
                            screen.advance();
                        }))));
    }

    final <E extends Enum<E>> RadioButtonGroup<E> reasons(E[] constants, String titleKey) {
        var group = new RadioButtonGroup<E>(t(titleKey));
        group.setItems(constants);
        group.setItemLabelGenerator(this::label);
        return group;
    }

    /** The sample for those who take it, read anew at every look and kept nowhere. */
    final Image picture(CaptureStep step, @Nullable FingerPosition position, String description) {
        var image = new Image(
                DownloadHandler.fromInputStream(event -> {
                            var picture = screen.sessions().picture(screen.actor(), screen.caseId(), step, position);
                            event.getResponse().setHeader("Cache-Control", "no-store");
                            event.getResponse().setHeader("X-Content-Type-Options", "nosniff");
                            return new DownloadResponse(
                                    new ByteArrayInputStream(picture.bytes()),
                                    "sample",
                                    picture.contentType(),
                                    picture.bytes().length);
                        })
                        .inline(),
                description);
        image.addClassName("sample");
        return image;
    }
}
