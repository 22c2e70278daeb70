import "@fontsource-variable/inter/wght.css";
import "./theme/gen/inter.css";
import "@fontsource-variable/atkinson-hyperlegible-next/wght.css";
import "./theme/mantine.css";
import "virtual:sinergi-theme.css";
import "./theme/base.css";
import "./a11y/a11y.css";
import "./theme/print.css";
