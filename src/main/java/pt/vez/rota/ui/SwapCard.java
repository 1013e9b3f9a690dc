package pt.vez.rota.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pt.vez.identity.CurrentActor;
import pt.vez.rota.Duty;
import pt.vez.rota.SwapState;
import pt.vez.rota.Swaps;
import pt.vez.rota.Swaps.Swap;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Pill;
import pt.vez.shell.Variant;

/** An open swap, for the mediator who asks and for the one who is asked. */
class SwapCard extends Composite<Card> {
    SwapCard(CurrentActor current, Swaps swaps, Swap swap, Attempt attempt, Runnable again) {
        boolean asker = swap.offered().accountId().equals(current.get().accountId());
        Duty wanted = swap.wanted();
        getContent()
                .add(
                        new H2(getTranslation(asker ? "rota.swap.yours" : "rota.swap.asked")),
                        new Pill(
                                swap.state() == SwapState.ACCEPTED ? Variant.SUCCESS : Variant.NEUTRAL,
                                getTranslation("enum.SwapState." + swap.state())));
        describe(getContent(), getLocale(), swap, wanted);
        var actions = Actions.row();
        if (asker) {
            actions.add(Actions.secondary(
                    getTranslation("rota.swap.withdraw"),
                    click -> run(attempt, () -> swaps.withdraw(current.get(), swap.id()), again)));
        } else if (swap.state() == SwapState.ASKED) {
            actions.add(
                    Actions.once(
                            getTranslation("rota.swap.accept"),
                            () -> run(attempt, () -> swaps.accept(current.get(), swap.id()), again)),
                    Actions.secondary(
                            getTranslation("rota.swap.decline"),
                            click -> run(attempt, () -> swaps.decline(current.get(), swap.id()), again)));
        }
        getContent().add(actions);
    }

    /** Who takes which duty from whom. */
    static void describe(Card card, Locale language, Swap swap, @Nullable Duty wanted) {
        card.add(new Paragraph(card.getTranslation(
                "rota.swap.takes",
                swap.other(),
                RotaFormatter.when(swap.offered(), language),
                swap.offered().centre(),
                swap.offered().person())));
        if (wanted != null) {
            card.add(new Paragraph(card.getTranslation(
                    "rota.swap.takes",
                    swap.offered().person(),
                    RotaFormatter.when(wanted, language),
                    wanted.centre(),
                    swap.other())));
        }
    }

    static void run(Attempt attempt, Runnable command, Runnable again) {
        if (attempt.run(command)) {
            again.run();
        }
    }
}
