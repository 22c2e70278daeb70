declare module "virtual:sinergi-theme.css";
