-- The desk reads definitions. Publishing, switching and rates are acts of two people, carried out by the application's role.
REVOKE UPDATE ON catalogue.revision FROM wasl_desk;
REVOKE INSERT ON catalogue.switch, catalogue.rate FROM wasl_desk;
