"""The database: tables, migrations and one module of queries for each noun. SQL lives here and nowhere else."""
