package pt.vez.invitations.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import pt.vez.invitations.Invitations.Round;
import pt.vez.invitations.Invitations.Wave;

/** How far a round of a wave is, and the figures of its row, which move with it. */
final class WaveProgress extends Div {
    private final Paragraph text = new Paragraph();
    private final ProgressBar bar = new ProgressBar();
    private final Span invited = new Span();
    private final Span open = new Span();
    private final int before;
    private final int unanswered;

    WaveProgress(Round round, Wave wave) {
        before = wave.invited();
        unanswered = wave.open();
        addClassName("working");
        bar.getElement().setAttribute("aria-label", getTranslation("waves.working.bar"));
        add(text, bar);
        show(round);
    }

    Span invited() {
        return invited;
    }

    Span open() {
        return open;
    }

    void show(Round round) {
        int since = Math.max(0, round.total() - before);
        invited.setText(Integer.toString(before + since));
        open.setText(Integer.toString(unanswered + since));
        bar.setIndeterminate(round.planned() == 0);
        bar.setMax(Math.max(1, round.planned()));
        bar.setValue(Math.min(round.invited(), Math.max(1, round.planned())));
        text.setText(
                round.planned() == 0
                        ? getTranslation("waves.working.begins")
                        : getTranslation("waves.working", round.invited(), round.planned()));
    }
}
