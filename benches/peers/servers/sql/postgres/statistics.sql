SELECT kind, region, count FROM activity_statistics()
