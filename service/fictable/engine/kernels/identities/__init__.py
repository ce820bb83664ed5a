"""Numbers of persons and companies, with the check digits of their countries; one module per country."""
