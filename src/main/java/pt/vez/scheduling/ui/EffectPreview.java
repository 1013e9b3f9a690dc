package pt.vez.scheduling.ui;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import pt.vez.scheduling.ShiftPlanning.Effect;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;

/** What a form of shifts would do to published times, and the button that does it; until then the filled button looks. */
class EffectPreview extends Div {
    private final Button see = Actions.primary(getTranslation("shifts.preview"), click -> {});
    private final String centre;

    /** @param look reads the fields and shows the effect, or what is wrong with them */
    EffectPreview(ShiftContext context, Runnable look) {
        centre = context.centre().id().value().toString();
        addClassName("form");
        Actions.guard(see, () -> {
            forget();
            look.run();
        });
    }

    /** The button that looks. */
    Button see() {
        return see;
    }

    /** A preview of something else is no preview. */
    EffectPreview of(HasValue<?, ?>... fields) {
        for (HasValue<?, ?> field : fields) {
            field.addValueChangeListener(change -> forget());
        }
        return this;
    }

    void forget() {
        removeAll();
        see.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    }

    /** @param go does what was looked at */
    void show(Effect effect, Button go) {
        var card = new Card(new H2(getTranslation("shifts.effect.title")));
        ShiftFormatter.effect(this, effect, centre).forEach(card::add);
        card.add(Actions.row(go));
        add(card);
        see.removeThemeVariants(ButtonVariant.LUMO_PRIMARY);
        card.getElement().executeJs("setTimeout(() => this.scrollIntoView({block: 'nearest'}))");
    }
}
