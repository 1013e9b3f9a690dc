package pt.vez.rota.ui;

/** Runs a command of a part of a screen; the screen tells what a service refuses. */
interface Attempt {
    /** @return whether it went through */
    boolean run(Runnable command);
}
