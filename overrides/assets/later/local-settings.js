/** Puts a host's own words on a page, where there is a settings file. */
import { apply, read } from "../hosting/settings.js";

read().then((settings) => apply(settings.values));
