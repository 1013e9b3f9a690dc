package pt.vez.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;

/** The sound of live screens, on or off, remembered by the device. */
public class SoundSwitch extends Composite<Button> {
    public SoundSwitch() {
        Button button = getContent();
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        button.addClassName("sound-switch");
        show(true);
        button.addClickListener(click -> getElement()
                .executeJs("return window.vezLive ? window.vezLive.toggle() : true")
                .then(Boolean.class, this::show));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement()
                .executeJs("return window.vezLive ? window.vezLive.sound() : true")
                .then(Boolean.class, this::show);
    }

    private void show(boolean on) {
        getContent().setText(getTranslation(on ? "sound.on" : "sound.off"));
        getContent().getElement().setAttribute("aria-pressed", String.valueOf(on));
    }
}
